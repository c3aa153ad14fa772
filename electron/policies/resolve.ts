import { type Policies, type SettingName, settingNames, settings } from './settings.ts';

/** Who may say something about a setting, the strongest first. */
const ranks = ['machine', 'user', 'environment'] as const;
type Rank = (typeof ranks)[number];

/**
 * What stands in one place. `name` is the place as an administrator knows it; `unreadable` says in a sentence why
 * nothing of it could be read.
 */
export type Source = { readonly rank: Rank; readonly name: string } & (
  | { readonly values: Readonly<Record<string, unknown>> }
  | { readonly unreadable: string }
);

export type Resolved = {
  readonly policies: Policies;
  /** The settings that the organization decides, whoever sits here. */
  readonly managed: readonly SettingName[];
  /** A sentence for each thing that is wrong with a policy. */
  readonly messages: readonly string[];
};

type Said = { readonly value: unknown; readonly isManaged: boolean; readonly message?: string };

/**
 * What holds: the machine's policy before the user's, before the environment, before what is usual. A place with
 * nonsense for a setting still decides it: nobody below may step into the gap.
 */
export function resolvePolicies(sources: readonly Source[]): Resolved {
  const inOrder = ranks.flatMap((rank) => sources.filter((source) => source.rank === rank));
  const said = new Map(settingNames.map((name) => [name, sayOf(name, inOrder)]));
  const policies = Object.fromEntries([...said].map(([name, { value }]) => [name, value])) as Policies;
  return {
    policies,
    managed: settingNames.filter((name) => said.get(name)?.isManaged),
    messages: [
      ...inOrder.flatMap(wholeMessages),
      ...[...said.values()].flatMap(({ message }) => message ?? []),
    ],
  };
}

function sayOf(name: SettingName, inOrder: readonly Source[]): Said {
  const { schema, initial, safe } = settings[name];
  const source = inOrder.find(
    (each) => maySay(name, each) && ('values' in each ? Object.hasOwn(each.values, name) : isStrict(name)),
  );
  if (!source) return { value: initial, isManaged: false };
  const isManaged = source.rank !== 'environment';
  if (!('values' in source)) return { value: safe, isManaged };
  const read = schema.safeParse(source.values[name]);
  if (read.success) return { value: read.data, isManaged };
  return { value: safe, isManaged, message: brokenMessage(name, source.name, read.error.issues[0]?.message) };
}

// What belongs to a person can be written by any program that they run.
const maySay = (name: SettingName, { rank }: Source): boolean =>
  rank === 'machine' || !settings[name].isForComputer;

// What can't be read decides what has a stricter setting. To allow no server at all would lock out a whole company by
// one wrong comma.
const isStrict = (name: SettingName): boolean =>
  name !== 'allowedServers' && settings[name].safe !== settings[name].initial;

function brokenMessage(name: SettingName, place: string, why = 'is not right'): string {
  return `${place}: “${name}” ${why}. Fieldroster goes on with the safe setting for it.`;
}

function wholeMessages(source: Source): string[] {
  if (!('values' in source))
    return [`${source.name}: ${source.unreadable} Fieldroster goes on with the safe settings.`];
  return Object.keys(source.values).flatMap((name) => {
    if (!isSetting(name)) return `${source.name}: this version has no setting “${name}”.`;
    if (maySay(name, source)) return [];
    return `${source.name}: “${name}” counts only in the policy of the computer.`;
  });
}

const isSetting = (name: string): name is SettingName => Object.hasOwn(settings, name);
