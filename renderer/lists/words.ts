/** So many technicians, in words. */
export const people = (count: number): string =>
  count === 1 ? '1 technician' : `${count.toLocaleString()} technicians`;
