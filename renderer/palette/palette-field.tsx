import { Search } from 'lucide-react';
import { Keys } from './keys.tsx';
import classes from './palette.module.css';

/** The field in the toolbar that opens the palette. */
export const PaletteField = ({ onOpen }: { readonly onOpen: () => void }) => (
  <button type="button" className={classes.field} aria-keyshortcuts="Control+K" onClick={onOpen}>
    <Search size={14} aria-hidden="true" />
    <span className={classes.label}>Find a technician, a screen, an action</span>
    <Keys of="palette" />
  </button>
);
