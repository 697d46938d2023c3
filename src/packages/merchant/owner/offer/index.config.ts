export default definePageConfig({ navigationBarTitleText: '优惠怎么给' })
