import { applicationActions } from './application'
import { bookActions } from './books'
import { campaignActions } from './campaign'
import { counterActions } from './counter'
import { favouriteActions } from './favourites'
import { hintActions } from './hints'
import { merchantActions } from './merchant'
import { operatorKeyActions } from './operatorKeys'
import { ownShopActions } from './ownShop'
import { pictureActions } from './pictures'
import { proposalActions } from './proposal'
import { reportActions } from './report'
import { reversalActions } from './reversal'
import { shopActions } from './shop'
import { shopImportActions } from './shopImport'
import { shopPeopleActions } from './shopPeople'
import { statementActions } from './statement'
import { suspensionActions } from './suspension'

/** Every action of this domain, in groups that are read and served together. */
export const merchantGroups = [
  merchantActions,
  counterActions,
  reversalActions,
  shopPeopleActions,
  shopActions,
  ownShopActions,
  bookActions,
  statementActions,
  favouriteActions,
  reportActions,
  proposalActions,
  suspensionActions,
  shopImportActions,
  hintActions,
  applicationActions,
  operatorKeyActions,
  campaignActions,
  pictureActions,
] as const
