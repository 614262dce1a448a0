import type { Judged, TwoSided } from '../../pages/bench-page.ts'

export type EditedBody = Readonly<Record<string, unknown>> & {
  readonly note?: string
  readonly phone?: string
  readonly answers?: Readonly<Record<string, { readonly value: string; readonly note?: string }>>
}

/** What a side changes, as the other contestants' pages do. */
export function editedBody(how: TwoSided, side: 'A' | 'B', body: EditedBody): EditedBody {
  if (how === 'same') return { ...body, note: `${side} 写的` }
  if (how === 'fields') return side === 'A' ? { ...body, note: 'A 写的' } : { ...body, phone: '13900000000' }
  const item = side === 'A' ? 'fr_stair' : 'fr_roof'
  return { ...body, answers: { ...body.answers, [item]: { value: 'none', note: side } } }
}

/** What stands; a contestant that keeps what did not stand counts that itself. */
export function judgeBodies(how: TwoSided, bodies: readonly EditedBody[]): Judged {
  const judged = { merged: 0, standing: 0, kept: 0, hidden: 0 }
  for (const { note, phone, answers } of bodies) {
    if (how === 'same') judged.standing += Number(note === 'A 写的' || note === 'B 写的')
    if (how === 'fields') judged.merged += Number(note === 'A 写的' && phone === '13900000000')
    if (how === 'items')
      judged.merged += Number(answers?.fr_stair?.note === 'A' && answers.fr_roof?.note === 'B')
  }
  return judged
}
