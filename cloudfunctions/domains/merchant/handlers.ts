import { applicationActions } from '../../../contract/merchant/application'
import { bookActions } from '../../../contract/merchant/books'
import { campaignActions } from '../../../contract/merchant/campaign'
import { counterActions } from '../../../contract/merchant/counter'
import { favouriteActions } from '../../../contract/merchant/favourites'
import { hintActions } from '../../../contract/merchant/hints'
import { merchantActions } from '../../../contract/merchant/merchant'
import { operatorKeyActions } from '../../../contract/merchant/operatorKeys'
import { ownShopActions } from '../../../contract/merchant/ownShop'
import { pictureActions } from '../../../contract/merchant/pictures'
import { proposalActions } from '../../../contract/merchant/proposal'
import { reportActions } from '../../../contract/merchant/report'
import { reversalActions } from '../../../contract/merchant/reversal'
import { shopActions } from '../../../contract/merchant/shop'
import { shopImportActions } from '../../../contract/merchant/shopImport'
import { shopPeopleActions } from '../../../contract/merchant/shopPeople'
import { statementActions } from '../../../contract/merchant/statement'
import { suspensionActions } from '../../../contract/merchant/suspension'
import { serve } from '../../kernel/handler'
import * as application from './actions/application'
import * as books from './actions/books'
import * as campaigns from './actions/campaigns'
import * as counter from './actions/counter'
import * as favourites from './actions/favourites'
import * as hints from './actions/hints'
import * as merchant from './actions/merchant'
import * as operatorKeys from './actions/operatorKeys'
import * as ownShop from './actions/ownShop'
import * as pictures from './actions/pictures'
import * as proposal from './actions/proposal'
import * as report from './actions/report'
import * as reversal from './actions/reversal'
import * as shop from './actions/shop'
import * as shopImport from './actions/shopImport'
import * as shopPeople from './actions/shopPeople'
import * as statement from './actions/statement'
import * as suspension from './actions/suspension'

/** What this domain answers. */
export const merchantHandlers = [
  ...serve(merchantActions, merchant),
  ...serve(counterActions, counter),
  ...serve(reversalActions, reversal),
  ...serve(shopPeopleActions, shopPeople),
  ...serve(shopActions, shop),
  ...serve(ownShopActions, ownShop),
  ...serve(bookActions, books),
  ...serve(statementActions, statement),
  ...serve(favouriteActions, favourites),
  ...serve(reportActions, report),
  ...serve(proposalActions, proposal),
  ...serve(suspensionActions, suspension),
  ...serve(shopImportActions, shopImport),
  ...serve(hintActions, hints),
  ...serve(applicationActions, application),
  ...serve(operatorKeyActions, operatorKeys),
  ...serve(campaignActions, campaigns),
  ...serve(pictureActions, pictures),
]
