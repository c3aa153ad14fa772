import { Button } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { auditActions } from '#domain/access/audit.ts';
import { type AuditLine, auditAnswer } from '#domain/access/office-api.ts';
import { officeRoles } from '#domain/access/roles.ts';
import type { Trouble } from '../data/server-client.ts';
import { useData } from '../data-context.tsx';
import { useHost } from '../host-context.tsx';
import { formatMoment } from '../parts/display.ts';
import { useNames } from '../parts/entries.ts';
import online from '../parts/online/online.module.css';
import { ListOutline, TroubleNote } from '../parts/online/trouble-note.tsx';
import { type Pages, usePages } from '../parts/online/use-pages.ts';
import { detailWords, type NameOf } from './detail-words.ts';

const pageSize = 100;

/** Who changed accounts, roles, permissions, licenses and activation. The server alone writes it. */
export function AuditPage() {
  const { server } = useData();
  const read = useCallback(
    async (before: string | number | null) => {
      const after = before === null ? '' : `&before=${before}`;
      const answer = await server.get(`/api/audit?limit=${pageSize}${after}`, auditAnswer);
      if (!answer.ok) return answer;
      return { ok: true as const, value: { items: answer.value.entries, next: answer.value.next } };
    },
    [server],
  );
  const pages = usePages<AuditLine>(read);
  const exported = useExport();
  return (
    <>
      <div className={online.head}>
        <h1>Audit log</h1>
        <span className="grow" />
        <Button disabled={pages.isAsking} onClick={pages.refresh}>
          Refresh
        </Button>
        <Button disabled={exported.isAsking} onClick={exported.start}>
          Export
        </Button>
      </div>
      <p className={`${online.about} hint`}>
        Newest first. Entries are chained, so that a changed or missing one is found.
      </p>
      {exported.trouble && (
        <TroubleNote trouble={exported.trouble} isAsking={exported.isAsking} onAgain={exported.start} />
      )}
      {pages.trouble && (
        <TroubleNote trouble={pages.trouble} isAsking={pages.isAsking} onAgain={pages.again} />
      )}
      {pages.items ? <Lines pages={pages} /> : pages.isAsking && <ListOutline />}
    </>
  );
}

/** Saves the whole log as JSON lines, oldest first. */
function useExport() {
  const { server } = useData();
  const { host } = useHost();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const save = async () => {
    setTrouble(null);
    setIsAsking(true);
    const answer = await server.text('/api/audit/export').finally(() => setIsAsking(false));
    if (answer.ok) await host.saveText('fieldroster-audit.jsonl', answer.value);
    else setTrouble(answer);
  };
  return { trouble, isAsking, start: () => void save() };
}

function Lines({ pages }: { readonly pages: Pages<AuditLine> }) {
  const { items = [], more, isAsking } = pages;
  const nameOf = useNameOf();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls and holds nothing else to focus needs the keyboard
    <section className={online.scroller} aria-label="Entries" tabIndex={0}>
      <table className={online.table} aria-label="Audit log">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">About</th>
            <th scope="col">Detail</th>
            <th scope="col">Computer</th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <Line key={line.seq} line={line} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
      {items.length === 0 && (
        <p className={online.empty}>Nothing yet. Changes of accounts and permissions appear here.</p>
      )}
      {more && (
        <div className={online.more}>
          <Button disabled={isAsking} onClick={more}>
            Load more
          </Button>
        </div>
      )}
    </section>
  );
}

function Line({ line, nameOf }: { readonly line: AuditLine; readonly nameOf: NameOf }) {
  const { name, ...rest } = line.detail;
  const detail = name === line.subjectName ? rest : line.detail;
  return (
    <tr>
      <td className={`${online.short} num`}>{formatMoment(line.at)}</td>
      <td className={online.short}>{line.actorName}</td>
      <td className={online.short}>{auditWords(line.action)}</td>
      <td>{line.subjectName}</td>
      <td className="muted">{detailWords(detail, nameOf)}</td>
      <td className={`${online.short} hint`}>{line.device}</td>
    </tr>
  );
}

/** A newer server may know more actions than this computer. */
const auditWords = (action: string): string =>
  Object.hasOwn(auditActions, action) ? auditActions[action as keyof typeof auditActions] : action;

function useNameOf(): NameOf {
  const names = useNames();
  return useMemo(
    () => (id) =>
      names.entry(id)?.name ??
      (Object.hasOwn(officeRoles, id) ? officeRoles[id as keyof typeof officeRoles].name : undefined) ??
      names.person(id),
    [names],
  );
}
