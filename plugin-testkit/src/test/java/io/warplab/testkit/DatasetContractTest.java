package io.warplab.testkit;

import org.junit.jupiter.api.Test;

/** A right data set passes; each wrong one fails the check that is meant for it. */
class DatasetContractTest {
    @Test
    void aRightDataSetPasses() {
        ContractRun.of(WrongDatasets.Right.class).passes();
    }

    @Test
    void channelsThatDoNotFitAreTold() {
        ContractRun.of(WrongDatasets.MissingChannel.class)
                .fails("everyPartHasTheDocumentedShape", "one column per channel", "training part")
                .andNothingElseBut("everyPartHasTheDocumentedShape");
    }

    @Test
    void idsTwiceAreTold() {
        ContractRun.of(WrongDatasets.IdTwice.class)
                .fails("everyPartHasTheDocumentedShape", "ids of the test part", "must differ")
                .andNothingElseBut("everyPartHasTheDocumentedShape");
    }

    @Test
    void truthOfOtherLengthIsTold() {
        ContractRun.of(WrongDatasets.ShortTruth.class)
                .fails("labelsAndTrueParametersFitTheData", "'rate'", "one value per test sequence")
                .andNothingElseBut("labelsAndTrueParametersFitTheData");
    }

    @Test
    void classesWithoutLabelsAreTold() {
        ContractRun.of(WrongDatasets.NoLabels.class)
                .fails("labelsAndTrueParametersFitTheData", "label per sequence", "[fast, slow]")
                .andNothingElseBut("labelsAndTrueParametersFitTheData");
    }

    @Test
    void aChannelWithoutUnitIsTold() {
        ContractRun.of(WrongDatasets.NoUnit.class)
                .fails("channelsHaveNamesAndUnits", "'temperature'", "give its unit")
                .andNothingElseBut("channelsHaveNamesAndUnits");
    }

    @Test
    void anObservedNaNIsTold() {
        ContractRun.of(WrongDatasets.ObservedNaN.class)
                .fails("observedValuesAreFinite", "NaN in input channel 0", "test part, sequence 6")
                .andNothingElseBut("observedValuesAreFinite");
    }

    @Test
    void aMissingStartIsTold() {
        ContractRun.of(WrongDatasets.MissingStart.class)
                .fails("everySequenceBeginsObserved", "Step 0", "step 0)");
    }

    @Test
    void timeThatStandsStillIsTold() {
        ContractRun.of(WrongDatasets.StoppedClock.class)
                .fails("timeIncreases", "strictly increasing", "training part, sequence 0, step 4");
    }

    @Test
    void tauOfEveryPartsOwnIsTold() {
        ContractRun.of(WrongDatasets.OwnTau.class)
                .fails(
                        "tauIsTheSameClockScaledByTheTrainingPart",
                        "longest training sequence",
                        "test part")
                .andNothingElseBut("tauIsTheSameClockScaledByTheTrainingPart");
    }

    @Test
    void chanceWithoutSeedIsTold() {
        ContractRun.of(WrongDatasets.Unseeded.class)
                .fails("theSameSeedGivesTheSameData", "context.seed() alone")
                .fails("severalThreadsMayUseIt", "keep nothing in fields");
    }

    @Test
    void windowsOnBothSidesOfTheSplitAreTold() {
        ContractRun.of(WrongDatasets.Leaky.class)
                .fails("heldOutSequencesAreNotTrainedOn", "test part", "Split a recording in time")
                .andNothingElseBut("heldOutSequencesAreNotTrainedOn");
        ContractRun.of(WrongDatasets.LeakyContext.class).passes();
    }

    @Test
    void aRangeThatIsNotCheckedIsTold() {
        ContractRun.of(WrongDatasets.Unchecked.class)
                .fails("documentedRangesAreEnforced", "'noise'", "[0, 1)", "It was taken")
                .andNothingElseBut("documentedRangesAreEnforced");
        ContractRun.of(WrongDatasets.BareException.class)
                .fails("documentedRangesAreEnforced", "'steps'", "WarpException")
                .andNothingElseBut("documentedRangesAreEnforced");
    }

    @Test
    void aWorkSpaceInAFieldIsTold() {
        ContractRun.of(WrongDatasets.WorkSpace.class)
                .fails("severalThreadsMayUseIt", "keep nothing in fields")
                .andNothingElseBut("severalThreadsMayUseIt");
    }

    @Test
    void aConfigThatDoesNotComeBackIsTold() {
        ContractRun.of(WrongDatasets.Forgetful.class)
                .fails("configSurvivesJson", "read back must equal itself")
                .andNothingElseBut("configSurvivesJson");
    }
}
