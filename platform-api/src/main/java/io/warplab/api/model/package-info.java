/**
 * What training and evaluation need of a model, whether WARP or a baseline: {@link
 * io.warplab.api.model.TrainableModel}. Models work in scaled units; {@link
 * io.warplab.api.model.ModelContext} tells them the scaling.
 */
package io.warplab.api.model;
