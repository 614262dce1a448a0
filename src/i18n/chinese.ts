import { type AreaModule, byArea } from './words.ts'

/** What a phone says in Chinese, by area. The desk's words come with the desk. */
export const chinese = byArea(
  import.meta.glob<AreaModule>(['./messages/zh-CN/*.ts', '!./messages/zh-CN/{desk,organisation}.ts'], {
    eager: true,
  }),
)
