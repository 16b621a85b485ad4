import '../../../../eid/card-image.ts';
