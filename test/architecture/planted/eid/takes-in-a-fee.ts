import municipality from '../../../../config/municipalities/voorbeeldgem.json' with { type: 'json' };

export const planted = municipality;
