import { type AreaModule, byArea } from './words.ts'

/** What a phone says in English, by area: only fetched where somebody wants it. */
export const english = byArea(
  import.meta.glob<AreaModule>(['./messages/en/*.ts', '!./messages/en/{desk,organisation}.ts'], {
    eager: true,
  }),
)
