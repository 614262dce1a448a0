import type { Body } from '#domain/records/body.ts'

type Told = NonNullable<Body<'elderVisit'>['told']>

/** Whom a dialled number reached out to, by the code of the dial: a call for help, a contact, the community. */
const isCall = (code: string) => code.startsWith('call')

/** The calls of an emergency as rows of who was told and when (JSON escalations), in order. */
export const toldRows = (stamps: Readonly<Record<string, number>>, t: (key: string) => string): Told =>
  Object.entries(stamps)
    .filter(([code]) => isCall(code))
    .sort(([, a], [, b]) => a - b)
    .map(([code, at]) => ({ to: t(`forms.danger.did.${code}`), at, channel: 'phone' as const }))
