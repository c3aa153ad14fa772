import { describe, expect, it } from 'vitest';
import { isCommand, isShortcut, keyText, pressedKeys } from './key-press.ts';
import { shortcutNames, shortcuts } from './shortcuts.ts';

const none = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('a press', () => {
  it.each([
    [{ ...none, key: 'k', ctrlKey: true }, false, 'mod+k'],
    [{ ...none, key: 'k', metaKey: true }, true, 'mod+k'],
    [{ ...none, key: 'k', ctrlKey: true }, true, 'ctrl+k'],
    [{ ...none, key: 'Z', ctrlKey: true, shiftKey: true }, false, 'mod+shift+z'],
    [{ ...none, key: '?', shiftKey: true }, false, '?'],
    [{ ...none, key: 'ArrowDown', altKey: true }, false, 'alt+arrowdown'],
    [{ ...none, key: 'ü', code: 'BracketLeft', ctrlKey: true }, false, 'ctrl+['],
    [{ ...none, key: '[', code: 'BracketLeft', ctrlKey: true }, true, 'ctrl+['],
  ])('%o on a Mac: %s is %s', (press, isMac, keys) => {
    expect(pressedKeys(press, isMac)).toBe(keys);
  });

  it('of two keys counts one soon after the other', () => {
    const begun = { keys: 'g', at: 1_000 };
    expect(isShortcut('technicians', 't', begun, 1_200)).toBe(true);
    expect(isShortcut('technicians', 't', begun, 9_000)).toBe(false);
    expect(isShortcut('technicians', 't', { keys: 'h', at: 1_000 }, 1_200)).toBe(false);
    expect(isShortcut('technicians', 't', null, 1_200)).toBe(false);
  });

  it('with Ctrl is the only one that counts while one types', () => {
    expect(['mod+k', 'ctrl+]', 'alt+arrowup', '/', '?'].filter(isCommand)).toEqual(['mod+k', 'ctrl+]']);
  });
});

describe('the shortcuts', () => {
  it('have no keys in common', () => {
    const keys = shortcutNames.flatMap((name) => shortcuts[name].keys as readonly string[]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are shown as they are printed on the keyboard', () => {
    expect(keyText('mod+k', false)).toBe('Ctrl K');
    expect(keyText('mod+k', true)).toBe('⌘ K');
    expect(keyText('alt+arrowup', false)).toBe('Alt ↑');
    expect(keyText('g t', false)).toBe('G T');
  });
});
