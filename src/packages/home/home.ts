import type { DomainHome } from '../../domains/domainHome'

export const homeHome = { kept: { 'home.show': '56fa0700' } } satisfies DomainHome
