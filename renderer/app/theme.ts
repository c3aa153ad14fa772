import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: what can be done, and what is selected. Shade 7 on light, 4 on dark. */
const accent: MantineColorsTuple = [
  '#e2f1ed',
  '#c5e4dc',
  '#93cdbd',
  '#6cc3ad',
  '#4cc2a8',
  '#2b9a84',
  '#147765',
  '#0a6a5a',
  '#085548',
  '#063f36',
];

/** Lists of options are drawn when they are opened: a form has fifteen of them. */
const dropdown = { shadow: 'md', keepMounted: false, transitionProps: { duration: 0 } } as const;

const small = { defaultProps: { size: 'xs' } } as const;

/** Mantine at the density of a desktop tool: 13 px type, 30 px inputs. Colours come from `app.css`. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { accent },
  fontFamily: '"Inter Variable", "Segoe UI", system-ui, sans-serif',
  fontSizes: { xs: '13px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  defaultRadius: '6px',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    TextInput: small,
    PasswordInput: small,
    Textarea: small,
    NumberInput: small,
    Select: {
      defaultProps: { size: 'xs', comboboxProps: dropdown },
    },
    MultiSelect: {
      defaultProps: { size: 'xs', comboboxProps: dropdown },
    },
    Autocomplete: {
      defaultProps: { size: 'xs', comboboxProps: dropdown },
    },
    TagsInput: small,
    ColorInput: small,
    Switch: { defaultProps: { size: 'sm' } },
    Checkbox: small,
    Radio: small,
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        centered: true,
        transitionProps: { duration: 80 },
        overlayProps: { opacity: 0.35 },
      },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 }, position: 'bottom-end' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
  },
});

const mapped = {
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
};

/** Mantine's colours, from the variables of `app.css`, so that each colour is written once. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped });
