/** As a ref: takes the focus when it comes, where what had the focus in the same dialog is gone. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus();
