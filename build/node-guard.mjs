/**
 * Imported first by every command: says in words what an old Node would say in stack traces.
 * Plain old JavaScript on purpose, so that an old Node can read it.
 */
const OLDEST = 20;

/**
 * What is wrong with that Node version, or null.
 * @param {string} version such as `20.19.2`
 * @returns {string | null}
 */
export function nodeProblem(version) {
  if (Number(version.split('.')[0]) >= OLDEST) return null;
  return (
    'Fieldroster needs Node ' +
    OLDEST +
    ' or newer to start; this is Node ' +
    version +
    '. Install a newer one from https://nodejs.org or with your package manager.'
  );
}

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}
