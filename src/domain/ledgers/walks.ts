import { optionWords } from '../option-words.ts'
import { type Label, label } from '../label.ts'
import type { Records } from '../schedule/world.ts'
import { type Place, placeOf } from '../schedule/place-of.ts'
import { visitForms, visitTypes } from '../records/visit/visit-options.ts'
import { resultOf } from '../records/elder/elder-standing.ts'
import { visitResults } from '../records/elder-visit/visit-result.ts'
import { happenedAt } from '../records/happened-at.ts'
import { seenAt } from '../records/house/house-standing.ts'
import { tookPlace } from '../record/took-place.ts'
import { inPeriod } from './in-period.ts'
import type { Ledger, LedgerEntry, LedgerQuery } from './ledger.ts'

/** One visit, whatever form it was written in: ordinary, to an elder, to a house. */
export interface Walk extends LedgerEntry {
  readonly type: 'visit' | 'elderVisit' | 'houseInspection'
  readonly workers: readonly string[]
  readonly companions: string
  readonly kind: Label | undefined
  readonly form: Label | undefined
  /** Homes where somebody was met: ledgers count homes, not logs (DOMAIN 5.1). */
  readonly homes: readonly string[]
  /** Homes where nobody was. */
  readonly missed: number
  /** Names of householders, of the elder, of the owner. */
  readonly subjects: readonly string[]
  readonly topics: readonly string[]
  readonly summary: string
  /** The result of a visit to an elder. */
  readonly result: Label | undefined
  readonly place: Pick<Place, 'buildingName' | 'door'>
  /** Where it was when it was to no home: nobody lives there, so it is no secret. */
  readonly publicPlace: string
  readonly note: string
}

const present = (texts: readonly (string | undefined)[]) => texts.filter((text): text is string => !!text)

function ordinaryVisits(records: Records, query: LedgerQuery): Walk[] {
  return records.ofType('visit').flatMap((visit): Walk[] => {
    const { id, scope, body } = visit
    const at = happenedAt(visit)
    if (!tookPlace(body.status) || !inPeriod(query, at, scope)) return []
    const rows = (body.households ?? []).filter(({ household }) => household)
    const met = rows.filter((row) => row.met !== 'nobody').map(({ household }) => household!)
    const ids = [...new Set(rows.map(({ household }) => household!))]
    const place = placeOf(records, visit)
    const several = ids.length > 1
    return [
      {
        record: id,
        type: 'visit',
        scope,
        at,
        persons: [...ids, ...present([body.person])],
        workers: body.workers ?? [],
        companions: typeof body.companions === 'string' ? body.companions : '',
        kind: body.visitType && optionWords(visitTypes, body.visitType),
        form: body.form && optionWords(visitForms, body.form),
        homes: [...new Set(met)],
        missed: ids.length - new Set(met).size,
        subjects: present([
          ...ids.map((household) => records.get('household', household)?.body.head),
          records.get('resident', body.person)?.body.name,
        ]),
        topics: body.topics ?? [],
        summary: body.summary ?? '',
        result: undefined,
        place: { ...place, door: several ? null : place.door },
        publicPlace: ids.length > 0 ? '' : (body.placeText ?? ''),
        note: body.backdatedReason ?? '',
      },
    ]
  })
}

/** A reading of a device or a neighbour's word is a contact, but nobody walked or rang. */
const ownModes: Readonly<Record<string, Label>> = {
  in_person: visitForms.home,
  phone: visitForms.phone,
  video: visitForms.video,
}

function elderVisits(records: Records, query: LedgerQuery): Walk[] {
  return records.ofType('elderVisit').flatMap((visit): Walk[] => {
    const { id, scope, body } = visit
    const at = happenedAt(visit)
    const form = ownModes[body.mode ?? '']
    if (!form || body.contact !== 'met' || !tookPlace(body.status) || !inPeriod(query, at, scope)) return []
    const elder = records.get('elder', body.elder)?.body
    return [
      {
        record: id,
        type: 'elderVisit',
        scope,
        at,
        persons: present([body.elder]),
        workers: body.workers ?? [],
        companions: '',
        kind: visitTypes.keyPeople,
        form,
        homes: present([elder?.household]),
        missed: 0,
        subjects: present([elder?.name]),
        topics: [],
        summary: body.summary ?? '',
        result: visitResults[resultOf(visit)],
        place: placeOf(records, visit),
        publicPlace: '',
        note: body.backdatedReason ?? '',
      },
    ]
  })
}

function houseVisits(records: Records, query: LedgerQuery): Walk[] {
  return records.ofType('houseInspection').flatMap((inspection): Walk[] => {
    const { id, scope, body } = inspection
    const at = seenAt(inspection)
    if (!tookPlace(body.status) || !inPeriod(query, at, scope)) return []
    const house = records.get('house', body.house)?.body
    const homes = body.house ? records.referring('household', 'house', body.house) : []
    return [
      {
        record: id,
        type: 'houseInspection',
        scope,
        at,
        persons: present([body.house]),
        workers: body.inspectors ?? [],
        companions: '',
        kind: visitTypes.hazardCheck,
        form: visitForms.home,
        homes: homes.map((home) => home.id),
        missed: 0,
        subjects: present([house?.ownerName]),
        topics: [],
        summary: body.note ?? '',
        result: undefined,
        place: { buildingName: null, door: null },
        publicPlace: house?.address ?? house?.code ?? '',
        note: '',
      },
    ]
  })
}

/**
 * Every visit of the days asked for. A visit to an elder and a house inspection count as a visit once: nobody writes
 * the same walk twice (DOMAIN 5.4). An attempt that met no elder is none; a house counts for the homes on file in it.
 */
export const walks = (records: Records, query: LedgerQuery): Walk[] => [
  ...ordinaryVisits(records, query),
  ...elderVisits(records, query),
  ...houseVisits(records, query),
]

/** What a ledger of walks reads. */
export const walkReads = {
  reads: [
    'visit',
    'elderVisit',
    'houseInspection',
    'household',
    'building',
    'resident',
    'elder',
    'house',
    'grid',
  ],
  recent: ['visit', 'elderVisit', 'houseInspection'],
} as const satisfies Pick<Ledger, 'reads' | 'recent'>

/** A walk's kind where it has none: written by another version. */
export const unnamedKind = label('走访', 'Visit')
