import type { MenuItemConstructorOptions } from 'electron';

/** An item as tests read and choose it. Nothing is drawn, and roles do nothing. */
class StandInMenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: MenuItemConstructorOptions['role'];
  readonly type: string;
  readonly accelerator: string | null;
  readonly submenu: StandInMenu | undefined;
  #click: (() => void) | undefined;

  constructor({ id, label, role, type, accelerator, submenu, click }: MenuItemConstructorOptions) {
    this.id = id;
    this.label = label ?? role ?? '';
    this.role = role;
    this.type = type ?? (submenu ? 'submenu' : 'normal');
    this.accelerator = accelerator ?? null;
    this.submenu = Array.isArray(submenu) ? new StandInMenu(submenu) : undefined;
    this.#click = click as (() => void) | undefined;
  }

  click(): void {
    this.#click?.();
  }
}

let shown: StandInMenu | null = null;

export class StandInMenu {
  readonly items: readonly StandInMenuItem[];

  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.items = template.map((options) => new StandInMenuItem(options));
  }

  static buildFromTemplate(template: MenuItemConstructorOptions[]): StandInMenu {
    return new StandInMenu(template);
  }

  static setApplicationMenu(menu: StandInMenu | null): void {
    shown = menu;
  }

  static getApplicationMenu(): StandInMenu | null {
    return shown;
  }

  getMenuItemById(id: string): StandInMenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  popup(): void {}
}
