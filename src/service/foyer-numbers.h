#pragma once

/* The letter with which the human number of a thing begins: `V20261121-017`. A letter that was once
 * given to a kind stays with it. */

#define FOYER_NUMBER_VISIT "V"
#define FOYER_NUMBER_LEAVE "Q"
#define FOYER_NUMBER_CUSTOMER "K"
#define FOYER_NUMBER_ENQUIRY "E"
#define FOYER_NUMBER_DEMO "D"
#define FOYER_NUMBER_ITEM "W"
