/** An event as Electron's emitters pass it first to listeners. */
type StandInEvent<Extra extends object = object> = {
  defaultPrevented: boolean;
  preventDefault(): void;
} & Extra;

/** Makes an event that listeners may prevent. */
export function makeEvent<Extra extends object>(extra: Extra): StandInEvent<Extra> {
  return {
    ...extra,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
