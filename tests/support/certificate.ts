import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const canMakeCertificates = spawnSync('openssl', ['version']).status === 0;

/** Makes a certificate for 127.0.0.1, or other hosts, that signs itself and holds for two days; answers the files in PEM. */
export function makeCertificate(
  folder: string,
  name: string,
  hosts = 'IP:127.0.0.1',
): { readonly cert: string; readonly key: string } {
  const files = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const about = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${hosts}`];
  execFileSync('openssl', ['req', ...kind, ...about, '-keyout', files.key, '-out', files.cert], {
    stdio: 'ignore',
  });
  return files;
}

/** Makes the certificate in these files one that ran out yesterday. */
export function expireCertificate({ cert, key }: { readonly cert: string; readonly key: string }): void {
  execFileSync('openssl', ['x509', '-in', cert, '-signkey', key, '-days', '-1', '-out', cert], {
    stdio: 'ignore',
  });
}
