import { isJsonObject } from '#domain/json.ts'
import type { DueItem } from '#domain/schedule/due-item.ts'
import type { To } from '#components/to.ts'

/** The record that was sent back, as much as its form is opened by. */
interface Returned {
  readonly elder?: string
  readonly house?: string
  readonly remarks?: unknown
}

/** The form that corrects a record, at the first field that the reviewer wrote on. */
export function correctionOf(type: string, id: string, body: Returned): To {
  const first = isJsonObject(body.remarks) ? Object.keys(body.remarks)[0] : undefined
  const query = { record: id, ...(first && { item: first.replace(/^answers\./, '') }) }
  if (type === 'elderVisit' && body.elder) {
    return { name: 'elder-visit-form', params: { elder: body.elder }, query }
  }
  if (type === 'houseInspection' && body.house) {
    return { name: 'inspection-form', params: { house: body.house }, query }
  }
  if (type === 'visit') return { name: 'visit-edit', params: { record: id } }
  return { name: 'record-edit', params: { type, id } }
}

/** Where one tap on a line leads: straight to the work where there is a form for it. */
export function dueTarget({ kind, type, record }: DueItem, body: Returned | undefined): To {
  switch (kind) {
    case 'elder':
    case 'noAnswer':
      return { name: 'elder-visit-form', params: { elder: record } }
    case 'house':
      return { name: 'inspection-form', params: { house: record } }
    case 'returned':
      return correctionOf(type, record, body ?? {})
    case 'review':
      return { name: 'conflict', params: { id: record } }
    case 'notice':
      return { name: 'conflicts' }
    case 'patrol':
      return { name: 'visit-new', query: { way: 'patrol' } }
    case 'point':
      return { name: 'visit-new', query: { way: 'patrol', point: record } }
    case 'professional':
      if (type === 'house') return { name: 'record', params: { type, id: record } }
      return { name: 'building', params: { id: record } }
    case 'homes':
      return { name: 'building', params: { id: record }, query: { due: '1' } }
    case 'promise':
      if (type === 'household') return { name: 'household', params: { id: record } }
      return { name: 'record', params: { type, id: record } }
    case 'matter':
    case 'task':
    case 'dispute':
    case 'case':
    case 'followUp':
    case 'service':
    case 'unread':
      return { name: 'record', params: { type, id: record } }
  }
}
