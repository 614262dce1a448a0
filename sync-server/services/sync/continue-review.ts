import { isJsonObject, type JsonObject, sameJson } from '#domain/json.ts'
import type { StoredRecord } from '../../storage/stored.ts'
import { type Intake, store } from './intake.ts'
import type { ReviewRequest } from './open-review.ts'
import { writeNotice } from './write-notice.ts'

const open: readonly unknown[] = ['open', 'proposed']

/**
 * What an author entered on top of the own proposal joins the review of that proposal: one question for one field, not
 * one for every time it was typed without signal (M5). Null when there is no such review.
 */
export async function continueReview(intake: Intake, request: ReviewRequest): Promise<StoredRecord | null> {
  const { scope, target, fields, kind, author } = request
  if (!fields.length) return null
  const where = { target }
  const reviews = await intake.tables.records.all({ scopes: [scope], type: 'review', where })
  const before = reviews.find(({ body }) => {
    const { mine } = body
    if (body.kind !== kind || body.author !== author || !open.includes(body.status)) return false
    return isJsonObject(mine) && fields.every((key) => key in mine && sameJson(mine[key], request.base[key]))
  })
  if (!before) return null
  const together = (key: 'mine' | 'theirs') => ({ ...(before.body[key] as JsonObject), ...request[key] })
  const body: JsonObject = {
    ...before.body,
    mine: together('mine'),
    theirs: together('theirs'),
    uids: [...(before.body.uids as readonly string[]), ...request.uids],
    authorAt: request.authorAt,
  }
  const change = { body, rev: before.rev + 1, updatedBy: author, updatedAt: intake.receivedAt }
  const review = await store(intake, { ...before, ...change }, before)
  if (!intake.roles.has(scope)) await writeNotice(intake, review, author, null)
  return review
}
