type Props = {
  readonly name: string;
  readonly colour?: string | null | undefined;
  /** How deep it lies in others; each step is indented. */
  readonly depth?: number;
};

/** Width of one step of nesting, in CSS pixels. */
const step = 16;

/** An entry of a list as it is shown to be picked or kept: its colour, and indented below what it lies in. */
export const EntryName = ({ name, colour, depth = 0 }: Props) => (
  <span style={depth > 0 ? { paddingLeft: depth * step } : undefined}>
    {colour && <i className="swatch" style={{ background: colour }} aria-hidden="true" />}
    {name}
  </span>
);
