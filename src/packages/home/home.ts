import type { DomainHome } from '../../domains/domainHome'

export const homeHome = { kept: { 'home.show': '849a4a0e' } } satisfies DomainHome
