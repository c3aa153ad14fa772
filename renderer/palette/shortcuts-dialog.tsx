import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { keyText } from './key-press.ts';
import classes from './palette.module.css';
import { shortcutNames, shortcuts } from './shortcuts.ts';
import { isMac } from './use-shortcuts.ts';

const groups = Map.groupBy(shortcutNames, (name) => shortcuts[name].group);

/** Every shortcut, by where it works. */
export const ShortcutsDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal opened size={520} onClose={onClose} title="Keyboard shortcuts">
    {[...groups].map(([group, names]) => (
      <section key={group} className={classes.shortcuts}>
        <h3>{group}</h3>
        <dl>
          {names.map((name) => (
            <div key={name}>
              <dt>{shortcuts[name].label}</dt>
              <dd>
                {shortcuts[name].keys.map((keys, index) => (
                  <Fragment key={keys}>
                    {index > 0 && <span className="hint"> or </span>}
                    <kbd>{keyText(keys, isMac)}</kbd>
                  </Fragment>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ))}
  </Modal>
);
