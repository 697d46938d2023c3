import type { Domain } from '../../kernel/domain'
import { failure } from '../../kernel/http/http'
import { passIdOfPerson } from '../pass/public'
import { clerk, merchantScopes, shopOwner } from './access'
import { APPLICATION_PURPOSE, eraseApplication, forgetApplication } from './applications'
import { applyCampaignToShops, leaveItsCampaign } from './applyCampaign'
import { CHAIN_PURPOSE } from './books/chain'
import { bookLines, shopDays, statements } from './books/documents'
import { shopHints } from './books/hints'
import { booksJob } from './books/job'
import { campaigns } from './campaignDocument'
import {
  applyCampaign,
  forgetGiven,
  forgetPileReports,
  giveBackRedemption,
  importShops,
  leaveCampaign,
  recordRedemption,
  tellColleagues,
} from './effects'
import { eraseFromRedemptions } from './erase'
import { favourites } from './favouriteDocument'
import { giveBackOnce } from './giveBack'
import { carryOutImport } from './import/carryOut'
import { shopImports } from './import/document'
import { merchants } from './merchantDocument'
import { OPERATOR_KEY_PURPOSE, operatorKeys } from './operators/operatorKey'
import { forgetReportsOf, takePileReports } from './operators/pileReports'
import { recordOnce } from './redeeming'
import { redemptions } from './redemptionDocument'
import { eraseFromReports, reports } from './reportDocument'
import { forgetGivenOnce, openTakesJob } from './takes'
import { tellColleaguesOnce } from './tellColleagues'

/** Merchants at whose counters riders show their pass, what they give, and what of it was redeemed. */
export const merchant: Domain = {
  name: 'merchant',
  collections: [
    merchants,
    redemptions,
    shopDays,
    bookLines,
    statements,
    shopHints,
    favourites,
    reports,
    shopImports,
    operatorKeys,
    campaigns,
  ],
  effects: [
    recordRedemption.does(recordOnce),
    giveBackRedemption.does(giveBackOnce),
    forgetGiven.does(forgetGivenOnce),
    importShops.does(carryOutImport),
    forgetPileReports.does(forgetReportsOf),
    applyCampaign.does(applyCampaignToShops),
    leaveCampaign.does(leaveItsCampaign),
    tellColleagues.does(tellColleaguesOnce),
  ],
  jobs: [openTakesJob, booksJob],
  roles: [clerk, shopOwner],
  scopes: merchantScopes,
  indexPurposes: [APPLICATION_PURPOSE, CHAIN_PURPOSE, OPERATOR_KEY_PURPOSE],
  routes: [{ name: 'web.piles', method: 'POST', path: /(\/operators\/([^/]+)\/piles)$/, handle: takePileReports, failed: failure }],
  async erase(personId, at, alias) {
    await eraseApplication(personId, at)
    await favourites.remove(personId)
    await eraseFromReports(personId)
    await eraseFromRedemptions(passIdOfPerson(personId), alias)
  },
  eraseFormer: eraseApplication,
  forget: { merchants: forgetApplication },
}
