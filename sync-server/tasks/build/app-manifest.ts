import type { ManifestOptions } from 'vite-plugin-pwa'

/** What the phone's home screen shows. */
export const appManifest: Partial<ManifestOptions> = {
  id: '/',
  name: '网格行',
  short_name: '网格行',
  description: '网格员随身的走访本：没有信号也能记，一个字也不丢。',
  lang: 'zh-CN',
  dir: 'ltr',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  orientation: 'any',
  theme_color: '#1c4a94',
  background_color: '#f3f5f7',
  categories: ['productivity', 'government'],
  share_target: {
    action: '/share',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: { files: [{ name: 'photos', accept: ['image/*'] }] },
  },
  shortcuts: [
    { name: '记一次走访', url: '/visit/new' },
    { name: '今日', url: '/' },
    { name: '报事项', url: '/matter/new' },
    { name: '事项', url: '/matters' },
  ],
  icons: [
    { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ],
}
