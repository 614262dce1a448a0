import { describe, expect, test } from 'vitest'
import { browserRisks, hostAppOf, systemOf } from '#composables/in-app-browser.ts'

const android =
  'Mozilla/5.0 (Linux; Android 12; TAS-AN00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0'
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('the app around the page', () => {
  test.each([
    [
      'wechat',
      `${android} Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20231202 MicroMessenger/8.0.47`,
    ],
    ['wechat', `${iphone} Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/4G Language/zh_CN`],
    ['wecom', `${iphone} Mobile/15E148 wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh`],
    [
      'dingtalk',
      `${android} Chrome/100.0 UWS/3.22 Mobile Safari/537.36 AliApp(DingTalk/7.5.20) com.alibaba.android.rimet`,
    ],
    ['dingtalk', `${iphone} Mobile/15E148 AliApp(DingTalk/7.5.20) com.laiwang.DingTalk/35`],
    ['feishu', `${android} Chrome/110.0 Mobile Safari/537.36 Lark/7.9.5 LarkLocale/zh_CN`],
    ['alipay', `${iphone} Mobile/21E219 NebulaSDK/1.8 AliApp(AP/10.5.90) AlipayClient/10.5.90`],
    ['weibo', `${iphone} Mobile/15E148 Weibo (iPhone14,5__weibo__14.3.1__iphone__os17.4)`],
    [
      'qq',
      `${android} Chrome/98.0 MQQBrowser/6.2 TBS/046613 Mobile Safari/537.36 V1_AND_SQ_8.9.88 QQ/8.9.88.13035`,
    ],
    ['qq', `${iphone} Mobile/15E148 QQ/9.0.20.625 V1_IPH_SQ_9.0.20`],
    ['douyin', `${android} Chrome/99.0 Mobile Safari/537.36 aweme_290100 BytedanceWebview/d8a21c6`],
    ['baidu', `${android} Chrome/97.0 Mobile Safari/537.36 T7/13.58 baiduboxapp/13.58.0.11`],
    ['webview', `${android} Chrome/120.0.0.0 Mobile Safari/537.36`],
    ['webview', `${iphone} Mobile/15E148`],
    [
      'webview',
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 ArkWeb/4.1.6 Mobile',
    ],
  ] as const)('%s is recognised', (host, userAgent) => {
    expect(hostAppOf(userAgent)).toBe(host)
  })

  test.each([
    [
      'Chrome',
      'Mozilla/5.0 (Linux; Android 13; V2231A) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
    ],
    ['Safari', `${iphone} Version/17.4 Mobile/15E148 Safari/604.1`],
    [
      'the QQ browser',
      'Mozilla/5.0 (Linux; U; Android 12) AppleWebKit/537.36 Version/4.0 MQQBrowser/14.5 Mobile Safari/537.36',
    ],
    [
      'Huawei’s browser',
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile HuaweiBrowser/5.0',
    ],
    [
      'UC',
      'Mozilla/5.0 (Linux; U; Android 11; zh-CN) AppleWebKit/537.36 Version/4.0 Chrome/78.0 UCBrowser/15.5 Mobile Safari/537.36',
    ],
    [
      'a desktop',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36',
    ],
  ])('%s is a browser of its own', (_name, userAgent) => {
    expect(hostAppOf(userAgent)).toBeNull()
  })

  test('an iPhone’s home screen is no app around the page', () => {
    expect(hostAppOf(`${iphone} Mobile/15E148`, true)).toBeNull()
  })
})

test.each([
  ['ios', iphone, 5],
  ['android', android, 5],
  ['harmony', 'Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb/4.1', 5],
  ['ios', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.4 Safari/605.1.15', 5],
  ['other', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.4 Safari/605.1.15', 0],
] as const)('%s is told from %s', (system, userAgent, touches) => {
  expect(systemOf(userAgent, touches)).toBe(system)
})

describe('what is not safe', () => {
  const good = { host: null, canKeep: true, opensOffline: true, isPrivate: false } as const
  test.each([
    ['nothing, in a browser that has answered well', {}, []],
    ['nothing yet, while it has not answered', { opensOffline: null, isPrivate: null }, []],
    ['in WeChat the store goes with its cache', { host: 'wechat' }, ['mayForget']],
    ['without a service worker it needs the network', { opensOffline: false }, ['needsNetwork']],
    [
      'in DingTalk without one, both',
      { host: 'dingtalk', opensOffline: false },
      ['mayForget', 'needsNetwork'],
    ],
    [
      'in a private window all goes with it',
      { isPrivate: true, opensOffline: false },
      ['forgets', 'needsNetwork'],
    ],
    [
      'without a database nothing else matters',
      { canKeep: false, host: 'qq', opensOffline: false },
      ['cannotKeep'],
    ],
  ] as const)('%s', (_words, facts, risks) => {
    expect(browserRisks({ ...good, ...facts })).toEqual(risks)
  })
})
