import { describe, expect, it } from 'vitest';
import { createKnownDevices } from './known-devices.ts';

const devices = createKnownDevices('a key');

describe('known devices', () => {
  it('are known for the account that they were issued for', () => {
    const token = devices.issue('technician:ada');
    expect(devices.nonceOf(token, 'technician:ada')).toBe(token.split('.')[0]);
    expect(devices.nonceOf(token, 'technician:bob')).toBeNull();
    expect(devices.nonceOf(token, 'user:ada')).toBeNull();
  });

  it('are each their own', () => {
    expect(devices.issue('technician:ada')).not.toBe(devices.issue('technician:ada'));
  });

  it('are unknown with another key, a changed token or none', () => {
    const token = createKnownDevices('another key').issue('technician:ada');
    const own = devices.issue('technician:ada');
    const changed = (own.startsWith('A') ? 'B' : 'A') + own.slice(1);
    for (const each of [token, changed, own.slice(0, -1), `${own}=`, '.', '', null, undefined])
      expect(devices.nonceOf(each, 'technician:ada')).toBeNull();
  });
});
