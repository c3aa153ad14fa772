import type { FastifyInstance } from 'fastify';
import { createSignInGuard } from '../accounts/sign-in-guard.ts';
import { createSignInLimit } from '../accounts/sign-in-limit.ts';
import { accountRoutes } from './account-routes.ts';
import { technicianApi } from './api-routes.ts';
import { askResetRoute } from './ask-reset.ts';
import type { TechnicianDeps } from './deps.ts';
import { linkRoutes } from './link-routes.ts';
import { installPages } from './page-scope.ts';

/** All that technicians meet of this server: the pages, and the sign-in that a mobile app calls (R45). */
export function technicianRoutes(app: FastifyInstance, deps: TechnicianDeps): void {
  const limiters = {
    guard: createSignInGuard(deps.store, deps.now, 'technician'),
    currentPassword: createSignInLimit(deps.now),
  };
  app.register(async (api) => technicianApi(api, deps, limiters));
  app.register(async (pages) => {
    installPages(pages, deps.publicUrl);
    linkRoutes(pages, deps);
    askResetRoute(pages, deps);
    accountRoutes(pages, deps, limiters);
  });
}
