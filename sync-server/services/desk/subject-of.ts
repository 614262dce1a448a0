import { maskName } from '#domain/access/masking.ts'
import type { JsonObject } from '#domain/json.ts'
import { type Label, label } from '#domain/label.ts'
import { recordTitle } from '#domain/desk/record-title.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'

type Found = ReadonlyMap<string, RecordVersion>

const both = (text: string): Label => label(text, text)
const textOf = (body: JsonObject | undefined, field: string) => String(body?.[field] ?? '')
const idOf = (body: JsonObject, field: string) => (typeof body[field] === 'string' ? body[field] : '')

function homeOf(found: Found, household: string): string {
  const home = found.get(household)?.body
  if (!home) return ''
  const building = textOf(found.get(idOf(home, 'building'))?.body, 'name')
  return [building, textOf(home, 'room')].filter(Boolean).join(' ')
}

const firstHome = (body: JsonObject): string => {
  const rows = Array.isArray(body.households) ? body.households : []
  return rows.length > 0 ? idOf(rows[0] as JsonObject, 'household') : ''
}

/** Kinds that are about one elder. */
const aboutElder: readonly string[] = ['elderVisit', 'careFollowUp', 'missedVisit']

/** Ids that a subject is read from; homes and buildings need a second and third look. */
function pointers({ type, body }: RecordVersion): string[] {
  if (type === 'houseInspection' || type === 'hazardCase') return [idOf(body, 'house')]
  if (aboutElder.includes(type)) return [idOf(body, 'elder')]
  if (type === 'visit') return [firstHome(body)]
  if (type === 'elder' || type === 'resident' || type === 'matter') return [idOf(body, 'household')]
  return type === 'household' ? [idOf(body, 'building')] : []
}

/** Loads what the subjects of these records are read from, in at most three steps. */
export async function subjectsFor(tables: ReadTables, records: readonly RecordVersion[]): Promise<Found> {
  const found = new Map<string, RecordVersion>()
  let wanted = records.flatMap(pointers)
  for (let step = 0; step < 3 && wanted.length > 0; step++) {
    const ids = [...new Set(wanted)].filter((id) => id && !found.has(id))
    const next = ids.length > 0 ? await tables.records.many(ids) : []
    for (const record of next) found.set(record.id, record)
    wanted = next.flatMap(pointers)
  }
  return found
}

/** Whom or what a record is about, fit for a list: an address, a masked name with the home, a place. */
export function subjectOf(record: RecordVersion, found: Found): Label {
  const { type, body } = record
  switch (type) {
    case 'hazardCase':
    case 'houseInspection': {
      const house = found.get(idOf(body, 'house'))?.body
      return both(textOf(house, 'address') || textOf(house, 'code') || '—')
    }
    case 'careFollowUp':
    case 'missedVisit':
    case 'elderVisit': {
      const elder = found.get(idOf(body, 'elder'))
      return elder ? subjectOf(elder, found) : both('—')
    }
    case 'elder':
    case 'resident': {
      const home = homeOf(found, idOf(body, 'household'))
      return both([maskName(textOf(body, 'name') || '—'), home].filter(Boolean).join(' · '))
    }
    case 'household':
      return both(
        [textOf(found.get(idOf(body, 'building'))?.body, 'name'), textOf(body, 'room')]
          .filter(Boolean)
          .join(' '),
      )
    case 'visit': {
      const count = Array.isArray(body.households) ? body.households.length : 0
      const place = textOf(body, 'placeText') || homeOf(found, firstHome(body)) || '—'
      return count > 1 ? label(`${place} 等 ${count} 户`, `${place} and others, ${count} homes`) : both(place)
    }
    default: {
      const definition = definitionOf(type)
      return definition ? recordTitle(definition, body, true) : both(type)
    }
  }
}
