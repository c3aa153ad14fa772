/** Why a server tells a computer to forget what it holds of the company: the code of its answer 401. */
export const dismissals = ['deactivated', 'signed_out_wipe'] as const;
export type Dismissal = (typeof dismissals)[number];
