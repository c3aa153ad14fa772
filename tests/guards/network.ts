import type { Guard } from './guard.ts';

/** Against servers that are not the ones that the policy lists. */
export const networkGuards: readonly Guard[] = [
  {
    name: 'a listed certificate makes good one fault alone',
    file: 'electron/network/listed-certificate.ts',
    from: 'shown.errorCode !== NO_TRUSTED_AUTHORITY',
    to: 'shown.errorCode === 0',
    test: ['electron/network/listed-certificate.test.ts', 'keeps any other verdict'],
  },
  {
    name: 'a certificate is trusted where it is listed',
    file: 'electron/network/listed-certificate.ts',
    from: '!listed.includes(fingerprintOf(certificate))',
    to: "listed.includes('')",
    test: ['electron/network/listed-certificate.test.ts', 'is not where another is'],
  },
  {
    name: 'a listed certificate is for its host',
    file: 'electron/network/listed-certificate.ts',
    from: 'if (!isFor(certificate, shown.hostname)) return',
    to: "if (shown.hostname === '') return",
    test: ['electron/network/listed-certificate.test.ts', 'for its own host alone'],
  },
  {
    name: 'a listed certificate has no star for a part of a word',
    file: 'electron/network/listed-certificate.ts',
    from: ', partialWildcards: false',
    to: '',
    test: ['electron/network/listed-certificate.test.ts', 'star for a part'],
  },
  {
    name: 'the common name of a listed certificate says nothing',
    file: 'electron/network/listed-certificate.ts',
    from: "subject: 'never', ",
    to: '',
    test: ['electron/network/listed-certificate.test.ts', 'for its own host alone'],
  },
  {
    name: 'a listed certificate has begun',
    file: 'electron/network/listed-certificate.ts',
    from: 'certificate.validFromDate <= now && ',
    to: '',
    test: ['electron/network/listed-certificate.test.ts', 'first to its last day'],
  },
  {
    name: 'a listed certificate has not run out',
    file: 'electron/network/listed-certificate.ts',
    from: ' && now <= certificate.validToDate',
    to: '',
    test: ['electron/network/listed-certificate.test.ts', 'first to its last day'],
  },
  {
    name: 'a certificate that can’t be read stops nothing',
    file: 'electron/network/listed-certificate.ts',
    from: '  } catch {',
    to: '  } catch (error) {\n    throw error;',
    test: ['electron/network/listed-certificate.test.ts', 'stops nothing'],
  },
  {
    name: 'a listed certificate is judged at the connection',
    file: 'electron/network/trust-listed.ts',
    from: 'verdict.ok ? GOOD',
    to: 'listed.length > 0 ? GOOD',
    test: ['tests/journeys/shell-certificates.spec.ts', 'no other that signed its own'],
  },
  {
    name: 'what is wrong with certificates is remembered of a few hosts',
    file: 'electron/network/known-faults.ts',
    from: 'faults.size > MOST && ',
    to: 'faults.size < 0 && ',
    test: ['electron/network/known-faults.test.ts', 'of a few hosts'],
  },
  {
    name: 'a fault that is mended is forgotten',
    file: 'electron/network/known-faults.ts',
    from: '  faults.delete(key);\n',
    to: '',
    test: ['electron/network/known-faults.test.ts', 'forgotten'],
  },
];
