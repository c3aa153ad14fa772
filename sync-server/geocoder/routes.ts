import type { FastifyInstance } from 'fastify';
import { type GeocodeAnswer, geocoded, geocodeRequest } from '#domain/address/geocode-api.ts';
import { type Company, type GeocoderService, geocoderOf, geocoderServices } from '#domain/company/company.ts';
import { readBody } from '../accounts/office-routes.ts';
import { requirePermission } from '../accounts/session.ts';
import { Refused } from '../http/errors.ts';
import type { Store } from '../store/store.ts';
import { type FetchOptions, fetchJson, type NoAnswer } from './fetch-json.ts';
import { createPace, type Pace } from './pace.ts';
import { services, serviceUrl } from './services.ts';

export type GeocoderDeps = FetchOptions & { readonly store: Store };

/** What the public services ask of everybody: one request a second. Milliseconds. */
const every = 1_000;
const mostWaiting = 10;

/** `POST /api/geocode`: asks the geocoder that the company has set, one request a second for each host. */
export function geocoderRoute(app: FastifyInstance, { store, ...options }: GeocoderDeps): void {
  const paces = new Map<string, Pace>();
  const paceOf = (host: string) => {
    const pace = paces.get(host) ?? createPace(every, mostWaiting);
    paces.set(host, pace);
    return pace;
  };
  app.post('/api/geocode', async (request): Promise<GeocodeAnswer> => {
    const { user } = requirePermission(request, 'editEmployee');
    const asked = readBody(geocodeRequest, request.body);
    const [placed] = await store.byIds(user.companyId, 'company', [user.companyId]);
    const chosen = geocoderOf(placed?.record as Company | undefined);
    if (!chosen) throw new Refused(409, 'no_geocoder', 'The company has set no geocoder.');
    // No `URL` in domain/, so the host is read here; a name of nonsense is no address of anybody.
    const base = URL.parse(chosen.base);
    if (!base) throw refusals.unreachable();
    const turn = paceOf(base.host).turn();
    if (!turn)
      throw new Refused(429, 'busy', 'Many addresses are being looked up. Try again in a moment.', {
        retryAfter: mostWaiting,
      });
    await turn;
    const answer = await fetchJson(serviceUrl(base, chosen.service, asked), options);
    if (!answer.ok) throw refusals[answer.reason](answer.status);
    const found = services[chosen.service].read(answer.value);
    if (!found) throw refusals.unreadable();
    // Somebody else's words and numbers, kept within our own limits.
    const sound = found.filter((each) => geocoded.safeParse(each).success).slice(0, 5);
    return { source: `${labelOf(chosen.service)}, ${base.host}`, found: sound };
  });
}

const labelOf = (service: GeocoderService) =>
  geocoderServices.find(({ value }) => value === service)?.label ?? service;

const said = (code: string, message: string) => new Refused(424, code, message);

/** 424: what we depend on failed. The person can go on without it, and the server itself is well. */
const refusals: Readonly<Record<NoAnswer, (status?: number) => Refused>> = {
  notPublic: () =>
    said(
      'geocoder_private',
      'The geocoder of the company has a private address. IT can allow it in GEOCODER_PRIVATE_HOSTS.',
    ),
  unreachable: () => said('geocoder_unreachable', 'The geocoder of the company does not answer.'),
  tooLarge: () => said('geocoder_unreadable', 'The geocoder answered far too much.'),
  redirected: () =>
    said('geocoder_redirected', 'The geocoder wants us to go elsewhere. Check its address in Settings.'),
  refused: (status) => said('geocoder_refused', `The geocoder answered ${status ?? 'nothing'}.`),
  unreadable: () =>
    said(
      'geocoder_unreadable',
      'The geocoder answered something else. Check its kind and address in Settings.',
    ),
};
