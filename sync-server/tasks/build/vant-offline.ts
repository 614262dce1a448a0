import type { Plugin } from 'vite'

/** Vant's icon font names a remote file as fallback: a phone would call a third party. */
export function vantOffline(): Plugin {
  return {
    name: 'gridwalk:vant-offline',
    enforce: 'pre',
    transform: {
      filter: { id: /\/vant\/.*\.css/ },
      handler(code) {
        return { code: code.replace(/,\s*url\((?:https?:)?\/\/[^)]*\)\s*format\([^)]*\)/g, ''), map: null }
      },
    },
  }
}
