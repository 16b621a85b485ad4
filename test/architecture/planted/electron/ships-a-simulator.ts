import '../../../../simulator/virtual-card.ts';
