import type { FastifyRequest } from 'fastify';
import type { AuditAction } from '#domain/access/audit.ts';
import type { AuditEntry } from '../store/people-store.ts';
import { deviceOf, sessionOf } from './session.ts';

/** An entry of the audit log about what a signed-in person does by this request. `at` in milliseconds since 1970. */
export const auditEntry = (
  request: FastifyRequest,
  at: number,
  action: AuditAction,
  subject: AuditEntry['subject'],
  detail: AuditEntry['detail'] = {},
): AuditEntry => ({
  at: new Date(at).toISOString(),
  actor: sessionOf(request).user.id,
  device: deviceOf(request),
  action,
  subject,
  detail,
});
