import { useEffect, useState } from 'react';
import { z } from 'zod';
import { version } from '../../package.json';
import { useHost } from '../host-context.tsx';
import { UpdateLine } from '../updates/update-line.tsx';
import classes from './about-page.module.css';

const sourcesFile = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    what: z.string(),
    license: z.string(),
    attribution: z.string(),
    url: z.url(),
  }),
);
type Source = z.output<typeof sourcesFile>[number];

/** What this program is, and whose data its address check stands on. */
export function AboutPage() {
  const sources = useSources();
  const { host } = useHost();
  return (
    <div className={classes.page}>
      <h1>About Fieldroster</h1>
      <p className="muted">
        Version <span className="num">{version}</span>. Technician profiles for home-service companies, on
        this computer and on the server of your company. It sends nothing to anybody else, but to the geocoder
        that your company may set.
      </p>
      <UpdateLine />
      {!host.isDesktop && <Guides />}
      <section className="card" aria-labelledby="about-sources">
        <h2 id="about-sources">Data of the address check and the map</h2>
        <p className={classes.note}>
          It came with the app and works without a network. It knows ZIP Codes, cities and outlines, and no
          streets; what it says of an address is never more than that.
        </p>
        {sources === 'unreadable' ? (
          <p className={classes.note} role="status">
            The list of sources can’t be read. Reload the app.
          </p>
        ) : (
          <ul className={classes.sources}>
            {sources.map((source) => (
              <SourceItem key={source.name} source={source} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

/** The desktop has them in its Help menu. */
const Guides = () => (
  <p>
    <a href="guide/user.html" target="_blank" rel="noopener">
      User guide
    </a>{' '}
    ·{' '}
    <a href="guide/admin.html" target="_blank" rel="noopener">
      Administrator guide
    </a>
  </p>
);

function SourceItem({
  source: { name, version, what, license, attribution, url },
}: {
  readonly source: Source;
}) {
  return (
    <li>
      <strong>{what}</strong>
      <span className="hint">
        {attribution}.{' '}
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>{' '}
        <span className="num">{version}</span>. License: {license}.
      </span>
    </li>
  );
}

function useSources(): readonly Source[] | 'unreadable' {
  const [sources, setSources] = useState<readonly Source[] | 'unreadable'>([]);
  useEffect(() => {
    let gone = false;
    void fetch(new URL('geo/sources.json', document.baseURI))
      .then(async (answer) => sourcesFile.parse(await answer.json()))
      .catch((): 'unreadable' => 'unreadable')
      .then((found) => void (gone || setSources(found)));
    return () => {
      gone = true;
    };
  }, []);
  return sources;
}
