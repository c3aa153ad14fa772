import type { AnyRecord, Field } from '../record/field.ts';
import type { Edit } from '../record/own-fields.ts';
import { fieldValue, isUnset, sameValue, withFieldValue } from '../record/value.ts';
import { cameAgain, type Standing, withoutHidden } from './decide.ts';
import { chainOf, isNewer, type Offer } from './offer.ts';
import type { WireRecord } from './wire.ts';

export type Sides = { readonly base: AnyRecord; readonly mine: WireRecord };

/** What is offered and what it goes on from, without what the offerer may not see or nobody may set. */
export function sidesOf(offer: Offer): Sides {
  const { collection, standing, offered, edit, hidden, left } = offer;
  const theirs = standing.record;
  let base = theirs ? baseOf(edit, standing, theirs) : {};
  let mine: AnyRecord = offered;
  ({ base, mine } = withoutHidden(hidden, { base, mine: mine as WireRecord, theirs }));
  const wasHad = valuesHad(offer);
  for (const [name, field] of Object.entries(collection.fields)) {
    if (name === 'id' || name === 'edit') continue;
    const stands = fieldValue(theirs, name);
    if (isServers(field) || left.has(name)) mine = withFieldValue(mine, name, stands);
    // What both sides say alike is nobody's change.
    if (theirs && sameValue(field, fieldValue(mine, name), stands)) base = withFieldValue(base, name, stands);
    // What the server has had before stands no more because somebody saw it, or waits: it is no news.
    else if (wasHad(name, field)) base = withFieldValue(base, name, fieldValue(mine, name));
  }
  return { base, mine: mine as WireRecord };
}

/**
 * Has an edit that the offer goes on from brought this very value to the server, and has somebody else set the field
 * since? The state that was pushed is no state of the record where that was merged, so that the base does not tell.
 */
function valuesHad(offer: Offer): (name: string, field: Field) => boolean {
  const { standing, edit, offered } = offer;
  const chain = chainOf(edit);
  if (!standing.record || isNewer(offer)) return () => false;
  const known = chain.flatMap((id) => standing.appliedAs(id) ?? []).filter((pushed) => pushed.edit);
  return (name, field) => {
    const setter = standing.setBy(name);
    const value = fieldValue(offered, name);
    if (!setter || chain.includes(setter.id) || isUnset(value)) return false;
    return known.some((pushed) => sameValue(field, fieldValue(pushed, name), value));
  };
}

/** `conflicts` and `flags` are the server's as well, and are joined entry by entry. */
const isServers = ({ write, read, merge: kind }: Field): boolean =>
  write === 'server' || read === 'nobody' || kind === 'settle';

/** The newest state that both histories have in common, as far as the server knows. */
function baseOf(edit: Edit, { appliedAs }: Standing, theirs: WireRecord): AnyRecord {
  const standing = (theirs.edit as Edit | undefined)?.id;
  for (const id of chainOf(edit)) {
    const pushed = appliedAs(id);
    // An edit that is known by its name alone has no state to go on from.
    if (id === standing) return id === edit.id && pushed ? pushed : theirs;
    if (pushed && !(cameAgain(pushed) && pushed.edit === undefined)) return pushed;
  }
  return {};
}
