/** All the style that these pages have. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f4f6f5; --sheet: #ffffff; --ink: #1d2623; --quiet: #55625d; --line: #8a9691;
  --accent: #1f6b5c; --on-accent: #ffffff; --wrong: #a3261f; --wrong-ground: #fdeeed; --note-ground: #e8f3f0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141918; --sheet: #1d2422; --ink: #e7edea; --quiet: #a6b3ae; --line: #6d7b75;
    --accent: #6cc5b0; --on-accent: #0d1f1a; --wrong: #ff9c94; --wrong-ground: #3a1f1d; --note-ground: #1d322d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; padding: 1.5rem 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
main {
  max-width: 27rem; margin: 0 auto; padding: 1.5rem; background: var(--sheet); border-radius: 0.75rem;
  overflow-wrap: anywhere;
}
.brand { margin: 0 0 0.5rem; color: var(--accent); font-weight: 600; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.125rem; }
p { margin: 0 0 0.75rem; }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
a { color: var(--accent); }
.field { margin: 0 0 1rem; }
label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
input {
  width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--sheet); color: var(--ink); font: inherit;
}
input[aria-invalid] { border-color: var(--wrong); }
button {
  width: 100%; min-height: 2.75rem; padding: 0.5rem 1rem; border: 1px solid var(--accent); border-radius: 0.5rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer;
}
button.plain { background: transparent; color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hint, .quiet { color: var(--quiet); font-size: 0.9375rem; }
.hint, .problem { margin: 0.25rem 0 0; }
.problem { color: var(--wrong); }
.alert, .note { margin: 0 0 1rem; padding: 0.75rem 1rem; border-radius: 0.5rem; }
.alert { background: var(--wrong-ground); border: 1px solid var(--wrong); }
.alert > :last-child { margin-bottom: 0; }
.alert a { color: inherit; }
.apart { margin-top: 1.25rem; }
.note { background: var(--note-ground); }
`;
