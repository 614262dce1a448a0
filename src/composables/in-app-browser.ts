/** An app that shows pages in a window of its own instead of a browser. */
export type HostApp =
  'wecom' | 'wechat' | 'dingtalk' | 'feishu' | 'alipay' | 'weibo' | 'qq' | 'douyin' | 'baidu' | 'webview'

export type PhoneSystem = 'ios' | 'android' | 'harmony' | 'other'

/** The order counts: WeCom also says MicroMessenger, and several apps say QQBrowser for the engine they run on. */
const marks: readonly (readonly [HostApp, RegExp])[] = [
  ['wecom', /\bwxwork\//i],
  ['wechat', /\bMicroMessenger\//i],
  ['dingtalk', /\bDingTalk\b/i],
  ['feishu', /\b(?:Lark|Feishu)\//i],
  ['alipay', /\bAliApp\(AP\/|\bAlipayClient\//i],
  ['weibo', /\bWeibo\b|__weibo__/i],
  // The browser of the same house says MQQBrowser and no QQ/.
  ['qq', /(?:^|\s)QQ\/\d/i],
  ['douyin', /\b(?:aweme|NewsArticle|BytedanceWebview)\b/i],
  ['baidu', /\bbaiduboxapp\//i],
]

/** Phones whose pages name no app: Android's own mark for its web view, and the others by what is missing. */
function isBareWebView(userAgent: string, isStandalone: boolean): boolean {
  if (/Android/.test(userAgent)) return /;\s?wv\)/.test(userAgent)
  if (/OpenHarmony/.test(userAgent)) return !/HuaweiBrowser/i.test(userAgent)
  // On the home screen an iPhone leaves out Safari, too; only there the app says that it stands alone.
  if (/iPhone|iPad|iPod/.test(userAgent)) return !/Safari\//.test(userAgent) && !isStandalone
  return false
}

/**
 * The app in whose window the page is shown; null in a browser of its own and on the home screen.
 * @param isStandalone the page was opened from the home screen
 */
export function hostAppOf(userAgent: string, isStandalone = false): HostApp | null {
  const named = marks.find(([, mark]) => mark.test(userAgent))
  return named?.[0] ?? (isBareWebView(userAgent, isStandalone) ? 'webview' : null)
}

/** @param touches how many fingers the screen takes: an iPad that calls itself a Mac has five */
export function systemOf(userAgent: string, touches = 0): PhoneSystem {
  if (/OpenHarmony/.test(userAgent)) return 'harmony'
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  if (/Android/.test(userAgent)) return 'android'
  return /Macintosh/.test(userAgent) && touches > 1 ? 'ios' : 'other'
}

/** What the browser was asked and answered. Null: not known yet, or it does not say. */
export interface BrowserFacts {
  readonly host: HostApp | null
  /** A database can be opened. */
  readonly canKeep: boolean
  /** The service worker is there, so that the app opens without a network. */
  readonly opensOffline: boolean | null
  /** It keeps what is written only as long as the window is open. */
  readonly isPrivate: boolean | null
}

/**
 * What is not safe here, the worst first.
 * - `cannotKeep`: nothing can be written at all
 * - `forgets`: what is written goes with the window
 * - `mayForget`: the app around it may empty its store with its own cache
 * - `needsNetwork`: without a network the page does not open
 */
export type BrowserRisk = 'cannotKeep' | 'forgets' | 'mayForget' | 'needsNetwork'

export function browserRisks({
  host,
  canKeep,
  opensOffline,
  isPrivate,
}: BrowserFacts): readonly BrowserRisk[] {
  if (!canKeep) return ['cannotKeep']
  return [
    ...(isPrivate ? (['forgets'] as const) : []),
    ...(host && !isPrivate ? (['mayForget'] as const) : []),
    ...(opensOffline === false ? (['needsNetwork'] as const) : []),
  ]
}
