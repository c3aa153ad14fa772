import { expect, test } from 'vitest';
import { registryValues } from './registry.ts';

const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Fieldroster';
const printed = [
  '',
  key,
  '    serverAddress    REG_SZ    https://roster.company.com',
  '    offlineDays    REG_DWORD    0x1e',
  '    proxyBypass    REG_SZ    *.company.com;    <local>',
  '    updateFeed    REG_SZ    ',
  '    many    REG_MULTI_SZ    https://a.example\\0https://b.example',
  '    (Default)    REG_SZ    (value not set)',
  '    odd    REG_BINARY    0102',
  '',
  `${key}\\allowedServers`,
  '    1    REG_SZ    https://a.example',
  '    2    REG_SZ    https://b.example',
  '',
  `${key}\\allowedServers\\deeper`,
  '    1    REG_SZ    https://c.example',
  '',
].join('\r\n');

test('what reg.exe prints becomes values, numbers and lists', () => {
  expect(registryValues(printed, key)).toEqual({
    serverAddress: 'https://roster.company.com',
    offlineDays: 30,
    proxyBypass: '*.company.com;    <local>',
    updateFeed: '',
    many: ['https://a.example', 'https://b.example'],
    allowedServers: ['https://a.example', 'https://b.example'],
  });
});

test('nothing, an error in another language and half a line give nothing', () => {
  for (const text of ['', 'FEHLER: Der angegebene Schlüssel fehlt.', '    serverAddress    REG', key])
    expect(registryValues(text, key)).toEqual({});
});
