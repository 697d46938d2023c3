import type { Subjects } from '../kernel/subjects'

/** What each action of this domain shows or changes. */
export const merchantSubjects: Subjects = {
  'account.me': ['merchants'],
  'home.show': ['merchants'],
  'rider.withdraw': ['redemptions'],

  'merchant.save': ['merchants'],
  'merchant.saveShop': ['merchants'],
  'merchant.ownShop': ['merchants', 'offers'],
  'merchant.list': ['merchants', 'offers'],
  'merchant.show': ['merchants', 'offers', 'redemptions'],
  'merchant.saveOffer': ['offers'],
  'merchant.endOffer': ['offers'],
  'merchant.people': ['shopPeople'],
  'merchant.inviteClerk': [],
  'merchant.removeClerk': ['shopPeople'],
  'merchant.today': ['accessEvents'],
  'merchant.verify': ['accessEvents'],
  'merchant.redeem': ['redemptions', 'offers'],
  'merchant.decline': ['redemptions'],
  'merchant.atPoster': ['merchants', 'offers', 'redemptions'],
  'merchant.redeemAtPoster': ['redemptions', 'offers'],
  'merchant.justRedeemed': ['redemptions'],
  'merchant.mine': ['redemptions'],
  'merchant.log': ['redemptions'],
  'merchant.askReversal': ['redemptions'],
  'merchant.decideReversal': ['redemptions', 'offers'],
  'merchant.reverse': ['redemptions', 'offers'],
}
