import type { Answers } from '#domain/fields/answers.ts'
import type { Photo } from '#domain/fields/photos.ts'
import { definitionOf } from '#domain/records/registry.ts'

/** The SHA-256 of every photo that a record shows, each once: of its photo fields and of its checklist's answers. */
export function photosIn(type: string, body: Readonly<Record<string, unknown>>): readonly string[] {
  const named = Object.entries(definitionOf(type)?.fields ?? {}).flatMap(([name, { kind }]) => {
    if (kind === 'photos') return ((body[name] ?? []) as readonly Photo[]).map(({ sha256 }) => sha256)
    if (kind !== 'answers') return []
    return Object.values((body[name] ?? {}) as Answers).flatMap((answer) => answer?.photos ?? [])
  })
  return [...new Set(named)]
}
