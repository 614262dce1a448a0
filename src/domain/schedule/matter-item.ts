import { type Label, label } from '../label.ts'
import { daysBetween, type LocalDate } from '../local-date.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { matterClasses } from '../records/matter/matter-options.ts'
import type { DueItem } from './due-item.ts'
import type { Moment } from './moment.ts'
import { placeOf } from './place-of.ts'
import { urgencyIn } from './urgency.ts'
import type { World } from './world.ts'

type Matter = RecordVersion<Body<'matter'>>

interface Claim {
  readonly due: LocalDate
  readonly why: Label
  readonly kind: 'promise' | 'matter'
}

/** A promise to a resident binds the one who gave it; the street's limit binds whoever handles the matter. */
function claimOf({ body, createdBy }: Matter, user: string): Claim | null {
  const promise: Claim | null =
    body.promisedBy && createdBy === user
      ? { due: body.promisedBy, kind: 'promise', why: label('答应过居民这天前办好', 'Promised by this day') }
      : null
  const inHand = body.status === 'dispatched' || body.status === 'handling'
  const limit: Claim | null =
    body.due && inHand ? { due: body.due, kind: 'matter', why: label('办理期限', 'To be done by') } : null
  return promise && limit ? (limit.due < promise.due ? limit : promise) : (promise ?? limit)
}

/** The line of one matter with a promise or a limit within a week; null otherwise. */
export function matterItem({ records, user }: World, matter: Matter, { today }: Moment): DueItem | null {
  if (matter.state !== 'live') return null
  const claim = claimOf(matter, user)
  const days = claim && daysBetween(today, claim.due)
  const urgency = days === null ? null : urgencyIn(days)
  if (!claim || !urgency) return null
  const { brief = '', class: kind } = matter.body
  const named = kind ? matterClasses[kind] : label('事项', 'Matter')
  return {
    key: `matter:${matter.id}`,
    kind: claim.kind,
    type: 'matter',
    record: matter.id,
    place: placeOf(records, matter),
    title: label(`${named.zh}：${brief}`, `${named.en}: ${brief}`),
    why: claim.why,
    urgency,
    due: claim.due,
    days,
  }
}
