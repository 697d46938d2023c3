import type { ApiTable } from './api'

/** Login, permissions and subscription messages. The person allows every request. */
export function accountApis(): ApiTable {
  let logins = 0
  const allow = ({ tmplIds }: { tmplIds: string[] }) => Object.fromEntries(tmplIds.map((id) => [id, 'accept']))
  return {
    async: {
      login: () => ({ code: `login-code-${++logins}` }),
      checkSession: () => {},
      authorize: () => {},
      getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
      openSetting: () => ({ authSetting: {} }),
      requestSubscribeMessage: allow,
    },
  }
}
