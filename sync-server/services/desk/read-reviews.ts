import type { ReviewEntry, ReviewsMessage } from '#domain/desk/desk-messages.ts'
import { pathLabel } from '#domain/desk/path-label.ts'
import { type Label, label } from '#domain/label.ts'
import type { TypedRecord } from '#domain/records/body.ts'
import { definitionOf } from '#domain/records/registry.ts'
import type { ReadTables } from '../../storage/store.ts'
import { type DeskScopes, scopesIn } from './desk-scopes.ts'
import { peopleWords } from './desk-words.ts'
import { subjectOf, subjectsFor } from './subject-of.ts'

const severity = ['disagree', 'deleteVsEdit', 'field', 'closed', 'duplicate']

/** What a merge could not decide, two different grades first, then by age. */
export async function readReviews(
  tables: ReadTables,
  scopes: DeskScopes,
  query: { readonly grid?: string; readonly limit: number },
): Promise<ReviewsMessage> {
  const reviews = (await tables.records.all({
    scopes: scopesIn(scopes, query.grid),
    type: 'review',
    where: { status: ['open', 'proposed'] },
  })) as unknown as TypedRecord<'review'>[]
  const targets = await tables.records.many(reviews.flatMap(({ body }) => (body.target ? [body.target] : [])))
  const targetOf = new Map(targets.filter(({ scope }) => scopes.has(scope)).map((one) => [one.id, one]))
  const found = await subjectsFor(tables, [...targetOf.values()])

  const entries = reviews.map(({ id, scope, body, createdAt }): ReviewEntry => {
    const target = body.target ? targetOf.get(body.target) : undefined
    const definition = definitionOf(body.targetType ?? '')
    const fields = Array.isArray(body.fields) ? body.fields : []
    return {
      id,
      scope,
      kind: body.kind ?? 'error',
      status: body.status ?? 'open',
      targetType: body.targetType ?? '',
      target: body.target ?? null,
      subject: target ? subjectOf(target, found) : (definition?.label ?? label('记录', 'Record')),
      fields: fields.map((path): Label => (definition ? pathLabel(definition, String(path)) : label('', ''))),
      author: body.author ?? '',
      other: body.other ?? null,
      openedAt: body.openedAt ?? createdAt,
    }
  })
  const rank = ({ kind }: ReviewEntry) => (severity.includes(kind) ? severity.indexOf(kind) : severity.length)
  entries.sort((a, b) => rank(a) - rank(b) || a.openedAt - b.openedAt)
  const people = entries.flatMap(({ author, other }) => (other ? [author, other] : [author]))
  return {
    total: entries.length,
    entries: entries.slice(0, query.limit),
    words: await peopleWords(tables, scopes, people),
  }
}
