import classes from './mark.module.css';

export const Mark = () => (
  <span className={classes.mark}>
    <i aria-hidden="true" />
    Fieldroster
  </span>
);
